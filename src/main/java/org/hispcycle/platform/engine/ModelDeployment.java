package org.hispcycle.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms under the names {@code processes/x.bpmn} and {@code forms/x.html}, the same from a folder and
 * from the jar. The starter's own names differ between the two, which would break {@code embedded:deployment:} forms and
 * make a new version of every model whenever the way of starting changes.
 */
@Component
class ModelDeployment extends AbstractCamundaConfiguration implements CamundaDeploymentConfiguration {

  private static final String[] PATTERNS = {
    "classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.html", "classpath*:forms/*.form"};

  @Override
  public Set<Resource> getDeploymentResources() {
    var resolver = new PathMatchingResourcePatternResolver();
    var resources = new LinkedHashSet<Resource>();
    try {
      for (var pattern : PATTERNS) {
        var folder = pattern.substring("classpath*:".length(), pattern.indexOf('/') + 1);
        for (var resource : resolver.getResources(pattern)) {
          resources.add(new NamedResource(folder + resource.getFilename(), resource));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The models and forms cannot be read from the class path.", unreadable);
    }
    if (resources.stream().noneMatch(resource -> resource.getFilename().endsWith(".bpmn"))) {
      throw new IllegalStateException("No model was found under processes/ on the class path; the application would do nothing.");
    }
    return resources;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    engine.setDeploymentName("HISP Cycle");
    engine.setDeploymentResources(getDeploymentResources().toArray(Resource[]::new));
  }

  /** A resource that the engine names by its path within the application. */
  private static final class NamedResource extends ByteArrayResource implements ContextResource {

    private final String path;

    NamedResource(String path, Resource source) throws IOException {
      super(read(source), path);
      this.path = path;
    }

    private static byte[] read(Resource source) throws IOException {
      try (InputStream in = source.getInputStream()) {
        return in.readAllBytes();
      }
    }

    @Override
    public String getPathWithinContext() {
      return path;
    }

    @Override
    public String getFilename() {
      return path;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NamedResource resource && resource.path.equals(path);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }
  }
}
