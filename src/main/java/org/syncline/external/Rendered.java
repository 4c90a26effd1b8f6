package org.syncline.external;

import java.util.Map;

/**
 * A call as it will be sent. Secrets are still named in its headers, so that it can be shown; the
 * signature, which has the time in it, is not there yet.
 *
 * @param url of an action of the CRM: its name
 * @param body empty for none
 */
public record Rendered(String url, String method, Map<String, String> headers, String body) {}
