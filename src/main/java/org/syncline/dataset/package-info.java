/** Datasets for reports: what each of them is, column by column, and their rows as files. */
package org.syncline.dataset;
