/** Steps of the build of a native image; nothing of this runs in a server. */
package org.syncline.nativeimage;
