/** Who gets a prospect: facts in, proposals out, no framework. */
package org.syncline.decision.assignment;
