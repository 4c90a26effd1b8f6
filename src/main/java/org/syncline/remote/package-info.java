/** HTTP calls to a remote system, as both adapters make them. */
package org.syncline.remote;
