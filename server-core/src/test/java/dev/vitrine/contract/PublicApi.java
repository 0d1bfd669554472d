package dev.vitrine.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Everything that a program outside of the module can name, as text: a line for each type of an
/// exported package, and one for each of its public members below it, in the order of the alphabet.
///
/// Left out is what follows from the head of a type: `values` and `valueOf` of an enum, the accessors
/// and constructor of a record (its components stand beside its name), the methods of an interface that
/// it implements, `equals`, `hashCode`, `toString`.
final class PublicApi {
  private PublicApi() {}

  /// @param packages in the order wanted
  static List<String> describe(List<String> packages) {
    List<String> lines = new ArrayList<>();
    for (String name : packages) {
      lines.add("package " + name);
      for (Class<?> type : types(name)) {
        lines.add("");
        describe(type, lines);
      }
      lines.add("");
    }
    return lines;
  }

  private static List<Class<?>> types(String packageName) {
    Path directory = Path.of(location(), packageName.split("\\."));
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.startsWith("package-info")) {
          Class<?> type = Class.forName(packageName + "." + name.substring(0, name.length() - 6));
          if (isVisible(type)) {
            types.add(type);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return types;
  }

  private static String location() {
    return Path.of(
            java.net.URI.create(
                dev.vitrine.http.Server.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
        .toString();
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> t = type; t != null; t = t.getDeclaringClass()) {
      if (!Modifier.isPublic(t.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass() && !type.isLocalClass();
  }

  private static void describe(Class<?> type, List<String> lines) {
    lines.add(head(type));
    TreeSet<String> members = new TreeSet<>();
    for (Field f : type.getDeclaredFields()) {
      if (Modifier.isPublic(f.getModifiers()) && !f.isEnumConstant()) {
        members.add(
            "  "
                + modifiers(f.getModifiers(), type)
                + shortName(f.getGenericType())
                + " "
                + f.getName());
      }
    }
    for (Constructor<?> c : type.getDeclaredConstructors()) {
      if (isPublic(c) && !type.isRecord()) {
        members.add("  new" + parameters(c) + thrown(c));
      }
    }
    for (Method m : type.getDeclaredMethods()) {
      if (isPublic(m) && !followsFromKind(m) && !followsFromInterface(m)) {
        members.add(
            "  "
                + modifiers(m.getModifiers(), type)
                + variables(m)
                + shortName(m.getGenericReturnType())
                + " "
                + m.getName()
                + parameters(m)
                + thrown(m));
      }
    }
    lines.addAll(members);
  }

  private static String head(Class<?> type) {
    StringBuilder out = new StringBuilder();
    String kind = kind(type);
    if (kind.equals("class") && Modifier.isFinal(type.getModifiers())) {
      out.append("final ");
    }
    if (type.isSealed()) {
      out.append("sealed ");
    }
    out.append(kind).append(' ').append(name(type));
    if (type.isRecord()) {
      List<String> components = new ArrayList<>();
      for (var c : type.getRecordComponents()) {
        components.add(shortName(c.getGenericType()) + " " + c.getName());
      }
      out.append('(').append(String.join(", ", components)).append(')');
    }
    List<String> above = new ArrayList<>();
    if (kind.equals("class") && type.getSuperclass() != Object.class) {
      above.add(shortName(type.getGenericSuperclass()));
    }
    for (Type t : type.getGenericInterfaces()) {
      above.add(shortName(t));
    }
    if (!above.isEmpty()) {
      out.append(" : ").append(String.join(", ", above));
    }
    if (type.isEnum()) {
      List<String> constants = new ArrayList<>();
      for (Object c : type.getEnumConstants()) {
        constants.add(((Enum<?>) c).name());
      }
      out.append(" { ").append(String.join(", ", constants)).append(" }");
    }
    return out.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isInterface() ? "interface" : "class";
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    String variables = type.getTypeParameters().length == 0 ? "" : list(type.getTypeParameters());
    return (outer == null ? "" : name(outer) + ".") + type.getSimpleName() + variables;
  }

  private static boolean isPublic(Executable e) {
    return Modifier.isPublic(e.getModifiers()) && !e.isSynthetic();
  }

  private static boolean followsFromKind(Method m) {
    Class<?> type = m.getDeclaringClass();
    boolean ofObject =
        switch (m.getName()) {
          case "equals" -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {Object.class});
          case "hashCode", "toString" -> m.getParameterCount() == 0;
          default -> false;
        };
    boolean ofEnum =
        type.isEnum() && (m.getName().equals("values") || m.getName().equals("valueOf"));
    boolean ofRecord = false;
    if (type.isRecord() && m.getParameterCount() == 0) {
      for (var c : type.getRecordComponents()) {
        ofRecord |= c.getName().equals(m.getName());
      }
    }
    return ofObject || ofEnum || ofRecord;
  }

  /// Whether an interface of the type says the same of the method already, exceptions included.
  private static boolean followsFromInterface(Method m) {
    for (Class<?> i : m.getDeclaringClass().getInterfaces()) {
      try {
        Method above = i.getMethod(m.getName(), m.getParameterTypes());
        if (above.getReturnType() == m.getReturnType()
            && List.of(above.getExceptionTypes()).equals(List.of(m.getExceptionTypes()))) {
          return true;
        }
      } catch (NoSuchMethodException _) {
        // Then it comes from elsewhere.
      }
    }
    return false;
  }

  private static String modifiers(int modifiers, Class<?> type) {
    String out = Modifier.isStatic(modifiers) ? "static " : "";
    boolean hasBody = type.isInterface() && !Modifier.isAbstract(modifiers) && out.isEmpty();
    boolean open =
        !type.isInterface()
            && !Modifier.isFinal(type.getModifiers())
            && Modifier.isAbstract(modifiers);
    return out + (hasBody ? "default " : "") + (open ? "abstract " : "");
  }

  private static String variables(Method m) {
    return m.getTypeParameters().length == 0 ? "" : list(m.getTypeParameters()) + " ";
  }

  private static String parameters(Executable e) {
    List<String> out = new ArrayList<>();
    for (Parameter p : e.getParameters()) {
      String type = shortName(p.getParameterizedType());
      out.add(p.isVarArgs() ? type.replace("[]", "...") : type);
    }
    return "(" + String.join(", ", out) + ")";
  }

  private static String thrown(Executable e) {
    return e.getExceptionTypes().length == 0
        ? ""
        : " throws " + list(e.getExceptionTypes()).replaceAll("^<|>$", "");
  }

  private static String list(Type[] types) {
    List<String> out = new ArrayList<>();
    for (Type t : types) {
      out.add(shortName(t));
    }
    return "<" + String.join(", ", out) + ">";
  }

  /// Without packages, and with a dot before the name of a nested type.
  private static String shortName(Type type) {
    return type.getTypeName().replaceAll("([a-z]+\\.)+(?=[A-Z])", "").replace('$', '.');
  }
}
