/** The server's own REST API, under {@code /api/v1}. */
package org.syncline.api;
