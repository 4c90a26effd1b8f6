/**
 * Takes over what the vendor's own connector was told: reads its list of mapped fields from a CSV
 * file and makes mapping files of it.
 */
package org.syncline.vendor;
