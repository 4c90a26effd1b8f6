/** Sync errors: rejected writes and records that could not be handled, kept until resolved. */
package org.syncline.errors;
