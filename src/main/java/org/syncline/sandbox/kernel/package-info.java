/** What both emulators stand on: tokens, the log of writes, and faults on demand. */
package org.syncline.sandbox.kernel;
