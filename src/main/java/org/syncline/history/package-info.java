/** What happened, and why: every decision that does something, with its evidence. */
package org.syncline.history;
