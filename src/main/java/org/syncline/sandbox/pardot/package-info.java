/** An emulator of the Pardot v5 API: real paths, bodies, headers, limits and error shapes. */
package org.syncline.sandbox.pardot;
