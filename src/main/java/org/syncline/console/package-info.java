/**
 * The pages for people. A page is rendered on the server and readable without scripts; what changes
 * while somebody looks is pushed to it, part by part.
 */
package org.syncline.console;
