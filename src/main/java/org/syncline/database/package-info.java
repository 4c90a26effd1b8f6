/** The database: the embedded server, and statements over many rows at once. */
package org.syncline.database;
