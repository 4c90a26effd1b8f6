/** Which object and fields of one system stand for which of the other, read from YAML files. */
package org.syncline.mapping;
