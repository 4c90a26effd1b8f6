package org.syncline.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provider tells one role of somebody; with it go those that it includes, so that the least role
 * is all that a method has to name.
 */
@ApplicationScoped
class IncludedRoles implements SecurityIdentityAugmentor {
  private static final String MAPPING = "quarkus.http.auth.roles-mapping";

  private final Map<String, String> mapping;

  IncludedRoles(SmallRyeConfig settings) {
    this.mapping = settings.getOptionalValues(MAPPING, String.class, String.class).orElse(Map.of());
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    Set<String> all =
        identity.getRoles().stream()
            .flatMap(group -> Stream.concat(Stream.of(group), mapped(group)))
            .filter(Roles.ALL::contains)
            .flatMap(role -> Roles.upTo(role).stream())
            .collect(Collectors.toSet());
    return Uni.createFrom()
        .item(
            identity.getRoles().containsAll(all)
                ? identity
                : QuarkusSecurityIdentity.builder(identity).addRoles(all).build());
  }

  /** Quarkus maps groups to roles too, but only after this. */
  private Stream<String> mapped(String group) {
    return Stream.of(mapping.getOrDefault(group, "").split(",")).map(String::strip);
  }
}
