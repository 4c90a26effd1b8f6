package org.syncline.external;

import java.util.List;
import org.syncline.outbox.Delivery.Rejection;

/** A call that is not sent: something about it is wrong, and stays wrong when it is tried again. */
public final class RefusedCall extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Rejection> rejections;

  RefusedCall(List<Rejection> rejections) {
    super(rejections.get(0).message());
    this.rejections = List.copyOf(rejections);
  }

  RefusedCall(String code, String message) {
    this(List.of(new Rejection(code, message, List.of(), false)));
  }

  /** Why. */
  public List<Rejection> rejections() {
    return rejections;
  }
}
