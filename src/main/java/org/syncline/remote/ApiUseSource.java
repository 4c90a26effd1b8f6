package org.syncline.remote;

import java.util.Optional;
import org.syncline.record.SystemName;

/** The port that tells how much of a system's daily limit is used. */
public interface ApiUseSource {
  SystemName system();

  /** Empty until a call told it. */
  Optional<ApiUse> apiUse();
}
