package org.syncline.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.syncline.access.Roles;
import org.syncline.dataset.Dataset;
import org.syncline.dataset.Datasets;
import org.syncline.dataset.FileFormat;

/** Datasets for reports, with their dictionary. */
@Path("/api/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "datasets")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class DatasetsResource {
  private static final String CSV = "text/csv";
  private static final String PARQUET = "application/vnd.apache.parquet";

  private final DatasetReads reads;

  DatasetsResource(DatasetReads reads) {
    this.reads = reads;
  }

  @GET
  @Operation(summary = "The datasets and what each of their columns means")
  public List<Dataset> all() {
    return Datasets.all();
  }

  @GET
  @Path("{name}/dictionary")
  @Operation(summary = "What each column of a dataset means")
  @APIResponse(responseCode = "404", description = "there is no such dataset; those there are")
  public Dataset dictionary(@RestPath String name) {
    return Datasets.named(name)
        .orElseThrow(
            () ->
                ApiProblem.notFound(
                    "no dataset is named '%s', there are: %s"
                        .formatted(name, String.join(", ", Datasets.names()))));
  }

  @GET
  @Path("{name}")
  @Produces({CSV, PARQUET})
  @Operation(
      summary = "All rows of a dataset, as a file",
      description =
          "As of one moment, in no order. The connection is closed without an end where the file"
              + " would not be complete.")
  @APIResponse(responseCode = "404", description = "there is no such dataset; those there are")
  @APIResponse(
      responseCode = "503",
      description = "too many downloads at a time, or it took too long; try again")
  public Response rows(
      @Parameter(example = "prospects") @RestPath String name,
      @Parameter(description = "csv or parquet; else what Accept asks for, else csv") @RestQuery
          String format,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    Dataset dataset = dictionary(name);
    FileFormat wanted = format == null ? accepted(headers) : named(format);
    return Response.ok(new Download(reads, dataset, wanted, request))
        .type(wanted.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.%s\"".formatted(dataset.name(), wanted.word()))
        .build();
  }

  private static FileFormat named(String word) {
    return FileFormat.named(word)
        .orElseThrow(() -> ApiProblem.bad("format", "must be csv or parquet, not '" + word + "'"));
  }

  /** The first of those that are asked for, the most wanted first. */
  private static FileFormat accepted(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .flatMap(
            type ->
                Arrays.stream(FileFormat.values())
                    .filter(format -> MediaType.valueOf(format.mediaType()).isCompatible(type)))
        .findFirst()
        .orElse(FileFormat.CSV);
  }
}
