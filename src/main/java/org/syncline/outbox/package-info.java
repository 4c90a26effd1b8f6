/** Decided writes waiting to be delivered, and the port through which they leave. */
package org.syncline.outbox;
