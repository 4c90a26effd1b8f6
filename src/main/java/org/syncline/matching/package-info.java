/** Finds which record of the other system a record is, and keeps the links, strictly one to one. */
package org.syncline.matching;
