package backprop.grader.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Kubernetes' manifests, read as strictly as its server does on demand. */
final class Manifest {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "batch/v1 Job", Job.class,
          "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
          "v1 Pod", Pod.class);

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(new WithoutOthers());

  private Manifest() {}

  /** The model keeps fields that it doesn't know; here they are mistakes. */
  private static final class WithoutOthers extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return annotated instanceof AnnotatedMember ? Boolean.FALSE : null;
    }
  }

  /**
   * Returns the objects of a manifest.
   *
   * @throws IOException if one has a field that its kind doesn't have, or a value of another type
   */
  static List<HasMetadata> read(String yaml) throws IOException {
    List<HasMetadata> objects = new ArrayList<>();
    for (JsonNode node :
        new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll()) {
      String kind = node.get("apiVersion").asString() + " " + node.get("kind").asString();
      objects.add(STRICT.readValue(node.toString(), KINDS.get(kind)));
    }
    return objects;
  }
}
