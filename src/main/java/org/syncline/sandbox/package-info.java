/**
 * The sandbox: emulators of the two APIs on one port, with the people in them, so that the server
 * runs with no account anywhere. The server is usable without Quarkus.
 */
package org.syncline.sandbox;
