/** The flow: from a batch of changes to decided writes, and from their answers back to base. */
package org.syncline.sync;
