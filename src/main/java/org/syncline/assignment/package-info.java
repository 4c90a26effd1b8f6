/** Who gets a prospect, whose turn it is, and the ledger of both. */
package org.syncline.assignment;
