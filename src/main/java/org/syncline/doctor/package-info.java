/** What {@code doctor} looks at: the port through which each system is examined, and findings. */
package org.syncline.doctor;
