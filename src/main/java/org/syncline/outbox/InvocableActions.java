package org.syncline.outbox;

import java.util.Map;

/** The port through which actions of the CRM are invoked. Calls block. */
public interface InvocableActions {
  /**
   * @param id of whoever asks, the same at each attempt; the CRM does not know it by itself
   * @param name {@code apex/LogCase}, {@code flow/Send_Survey}, or a standard one
   * @param inputs JSON scalars, lists and maps, by the action's own names
   */
  Delivery invoke(long id, String name, Map<String, Object> inputs);
}
