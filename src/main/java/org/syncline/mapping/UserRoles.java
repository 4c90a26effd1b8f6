package org.syncline.mapping;

import java.util.Map;

/**
 * Which role in marketing a CRM user's profile stands for.
 *
 * @param otherwise of a profile that is not named
 * @param roles by the name of the profile
 */
public record UserRoles(String otherwise, Map<String, String> roles) {
  public static final UserRoles NONE = new UserRoles("Marketing", Map.of());

  public String of(String profile) {
    return roles.getOrDefault(profile, otherwise);
  }
}
