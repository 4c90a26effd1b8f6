package org.syncline.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What the API's description says of access. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class BearerScheme implements OASFilter {
  private static final String NAME = "bearer";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components =
        Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
    components.addSecurityScheme(
        NAME,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("A token of the settings, or one of the OpenID Connect provider"));
    api.components(components)
        .addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(NAME));
  }
}
