package dev.belfry.chaos.mutant;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes the classes of a mutant: the sources with its edits, and nothing else, compiled. */
public final class Surgery {

  private final Path sources;
  private final List<Path> libraries;

  /**
   * @param sources the root of Belfry's sources
   * @param libraries what Belfry runs with, itself included
   */
  public Surgery(Path sources, List<Path> libraries) {
    this.sources = sources;
    this.libraries = libraries;
  }

  /** All jars of a folder. */
  public static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  /** The edited files, by what a compiler expects them to be called. */
  Map<String, String> edited(Mutant mutant) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (Edit edit : mutant.edits()) {
      String text = files.get(edit.className());
      files.put(edit.className(), text == null ? edit.applied(sources) : edit.applied(text));
    }
    return files;
  }

  /** Puts the changed classes into {@code directory}. */
  public void operate(Mutant mutant, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<JavaFileObject> units = new ArrayList<>();
    edited(mutant).forEach((name, text) -> units.add(new Source(name, text)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(":"));
    List<String> options =
        List.of(
            "-d", directory.toString(), "-cp", classPath, "-proc:none", "-parameters", "-nowarn");
    if (!compiler.getTask(null, null, problems, options, null, units).call()) {
      throw new IllegalStateException(
          mutant.name() + " does not compile: " + problems.getDiagnostics());
    }
  }

  /** An edited file. */
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }
}
