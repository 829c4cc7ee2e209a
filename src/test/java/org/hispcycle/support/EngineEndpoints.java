package org.hispcycle.support;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;

/** Every method and path that the engine's REST API has, read from its own annotations, so that none is forgotten. */
public final class EngineEndpoints {

  private EngineEndpoints() {
  }

  /** An endpoint; {@code template} still holds its path parameters. */
  public record Endpoint(String method, String template) implements Comparable<Endpoint> {

    /** A path of this template with harmless ids. */
    public String path() {
      return template.replaceAll("\\{[^}]*}", "x1");
    }

    @Override
    public int compareTo(Endpoint other) {
      int byTemplate = template.compareTo(other.template);
      return byTemplate != 0 ? byTemplate : method.compareTo(other.method);
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  public static Set<Endpoint> all() {
    Set<Endpoint> found = new TreeSet<>();
    for (Class<?> resource : CamundaRestResources.getResourceClasses()) {
      Path path = find(resource, Path.class);
      collect(resource, path == null ? "" : path.value(), found, new HashSet<>());
    }
    return found;
  }

  private static void collect(Class<?> resource, String prefix, Set<Endpoint> found, Set<Class<?>> above) {
    if (!above.add(resource)) {
      return;
    }
    for (Method method : resource.getMethods()) {
      Path path = find(method, Path.class);
      String template = path == null ? prefix : prefix + (path.value().startsWith("/") ? "" : "/") + path.value();
      String verb = verb(method);
      if (verb != null) {
        found.add(new Endpoint(verb, template.replaceAll("/+", "/")));
      } else if (path != null) {
        collect(method.getReturnType(), template, found, new HashSet<>(above));
      }
    }
  }

  private static String verb(Method method) {
    for (Method declared : declarations(method)) {
      for (Annotation annotation : declared.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          return verb.value();
        }
      }
    }
    return null;
  }

  private static <A extends Annotation> A find(Method method, Class<A> type) {
    return declarations(method).stream().map(declared -> declared.getAnnotation(type)).filter(a -> a != null)
        .findFirst().orElse(null);
  }

  private static <A extends Annotation> A find(Class<?> resource, Class<A> type) {
    for (Class<?> step : hierarchy(resource)) {
      if (step.isAnnotationPresent(type)) {
        return step.getAnnotation(type);
      }
    }
    return null;
  }

  private static Set<Method> declarations(Method method) {
    Set<Method> declarations = new HashSet<>();
    for (Class<?> step : hierarchy(method.getDeclaringClass())) {
      try {
        declarations.add(step.getMethod(method.getName(), method.getParameterTypes()));
      } catch (NoSuchMethodException e) {
        // not declared there
      }
    }
    return declarations;
  }

  private static Set<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> types = new HashSet<>();
    for (Class<?> step = type; step != null; step = step.getSuperclass()) {
      types.add(step);
      for (Class<?> implemented : step.getInterfaces()) {
        types.addAll(hierarchy(implemented));
      }
    }
    return types;
  }
}
