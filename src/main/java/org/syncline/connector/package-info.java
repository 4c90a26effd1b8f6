/** The running connector: polls, rereads, delivers, pauses and resumes, and tells its state. */
package org.syncline.connector;
