/**
 * Scenarios: tests of rules in files. Reads them, plays them through the pipeline's own steps, and
 * tells what did not come out as wanted and which rules no scenario covers.
 */
package org.syncline.scenario;
