import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks a folder in the layout of a repository as the central repository does, without it: the
 * coordinates, the metadata of each POM, sources, Javadoc, checksums and signatures. Which artifacts there must be, says
 * the BOM of the bundle.
 *
 * <p>{@code java .ci/CheckBundle.java target/bundle [--allow-snapshot] [--allow-unsigned]}
 */
public final class CheckBundle {
  private static final String PARENT = "holdfast-parent";
  private static final String BOM = "holdfast-bom";

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> found = new TreeSet<>();
  private final Set<String> expected = new TreeSet<>(List.of(PARENT, BOM));
  private final boolean unsigned;
  private final boolean snapshot;

  private CheckBundle(List<String> options) {
    unsigned = options.contains("--allow-unsigned");
    snapshot = options.contains("--allow-snapshot");
  }

  public static void main(String[] args) throws Exception {
    CheckBundle check = new CheckBundle(List.of(args));
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      for (Path pom : files.filter(it -> it.toString().endsWith(".pom")).sorted().toList()) {
        check.artifact(pom);
      }
    }
    if (!check.found.equals(check.expected)) {
      check.wrong.add("the bundle has " + check.found + ", its BOM wants " + check.expected);
    }
    check.wrong.forEach(System.err::println);
    System.out.println(check.found.size() + " artifacts, " + check.wrong.size() + " faults");
    System.exit(check.wrong.isEmpty() ? 0 : 1);
  }

  private void artifact(Path pom) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    Element parent = child(project, "parent");
    String name = text(project, "artifactId");
    found.add(name);
    String version = text(project, "version") == null ? text(parent, "version") : text(project, "version");
    require(snapshot || !version.endsWith("-SNAPSHOT"), name, "the version is a snapshot");
    for (String field : List.of("name", "description")) {
      require(text(project, field) != null, name, field + " is missing");
    }
    // The rest is inherited from a parent, which is in the bundle too.
    if (parent == null) {
      require(text(project, "url") != null, name, "url is missing");
      require(text(path(project, "licenses", "license"), "name") != null, name, "license is missing");
      require(text(path(project, "developers", "developer"), "name") != null, name, "developer is missing");
      for (String field : List.of("connection", "developerConnection", "url")) {
        require(text(path(project, "scm"), field) != null, name, "scm " + field + " is missing");
      }
    } else {
      require(text(parent, "artifactId").equals(PARENT), name, "another parent");
    }
    if (name.equals(BOM)) {
      bom(project);
    }
    String base = pom.toString().substring(0, pom.toString().length() - ".pom".length());
    List<Path> files = new ArrayList<>(List.of(pom));
    if (!"pom".equals(text(project, "packaging"))) {
      for (String suffix : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
        Path file = Path.of(base + suffix);
        require(Files.exists(file), name, suffix + " is missing");
        files.add(file);
      }
      jar(name, Path.of(base + ".jar"), version);
    }
    for (Path file : files) {
      if (Files.exists(file)) {
        sum(name, file, "md5", "MD5");
        sum(name, file, "sha1", "SHA-1");
        require(unsigned || Files.exists(Path.of(file + ".asc")), name, file.getFileName() + " is not signed");
      }
    }
  }

  // What is published is what the BOM names, the BOM itself, and the parent.
  private void bom(Element project) {
    Element managed = path(project, "dependencyManagement", "dependencies");
    require(managed != null, BOM, "dependencyManagement is missing");
    for (Element dependency : children(managed, "dependency")) {
      expected.add(text(dependency, "artifactId"));
    }
  }

  private void jar(String name, Path file, String version) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      require(version.equals(manifest.getValue("Implementation-Version")), name, "no version in the manifest");
      require(jar.getEntry("module-info.class") != null, name, "no module descriptor");
      require(jar.getEntry("META-INF/LICENSE") != null, name, "no licence in the jar");
    }
  }

  private void sum(String name, Path file, String suffix, String algorithm) throws Exception {
    Path sum = Path.of(file + "." + suffix);
    if (!Files.exists(sum)) {
      wrong.add(name + ": " + file.getFileName() + " has no " + suffix);
      return;
    }
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    try (InputStream in = Files.newInputStream(file)) {
      digest.update(in.readAllBytes());
    }
    String hex = String.format("%0" + digest.getDigestLength() * 2 + "x", new BigInteger(1, digest.digest()));
    require(Files.readString(sum).strip().equals(hex), name, suffix + " of " + file.getFileName() + " is wrong");
  }

  private void require(boolean met, String name, String rule) {
    if (!met) {
      wrong.add(name + ": " + rule);
    }
  }

  private static Element path(Element from, String... names) {
    Element at = from;
    for (String name : names) {
      at = child(at, name);
    }
    return at;
  }

  private static Element child(Element parent, String name) {
    List<Element> children = children(parent, name);
    return children.isEmpty() ? null : children.get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    Node node = parent == null ? null : parent.getFirstChild();
    for (; node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element parent, String name) {
    Element element = child(parent, name);
    return element == null || element.getTextContent().isBlank() ? null : element.getTextContent().strip();
  }
}
