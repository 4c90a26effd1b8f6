/** The words that every feature shares: systems, records, field values and their types. */
package org.syncline.record;
