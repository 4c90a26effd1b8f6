/** The last known state of every record, field by field, with times. */
package org.syncline.mirror;
