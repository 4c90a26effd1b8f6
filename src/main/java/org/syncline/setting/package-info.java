/** How settings are written, where Quarkus itself does not check them. */
package org.syncline.setting;
