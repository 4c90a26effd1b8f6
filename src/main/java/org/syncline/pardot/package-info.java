/** The only door to Pardot (Account Engagement): reads and writes by its API v5. */
package org.syncline.pardot;
