/** The command line of the packaged server. */
package org.syncline.cli;
