package backprop.grader.protocol;

/** What one side knows: the assignment's types, and the objects that cross by number only. */
public interface References {

  /**
   * Returns the reference that stands for an object.
   *
   * @param live an object that is no plain value
   * @return its reference, the same each time
   * @throws UnsendableException if the object has nothing to do with the assignment
   */
  Reference referenceTo(Object live) throws UnsendableException;

  /**
   * Returns the object that a reference stands for.
   *
   * @param reference as received
   * @return the object, the same each time
   * @throws ProtocolException if there can't be such an object
   */
  Object resolve(Reference reference) throws ProtocolException;

  /**
   * Returns a type of the assignment.
   *
   * @param name its binary name
   * @return the type as this side has loaded it, or null if the assignment has none of this name
   */
  Class<?> apiType(String name);

  /**
   * Returns the name of the assignment's type that is nearest to a type.
   *
   * @param type any class or interface
   * @return the first of: itself, its superclasses, its interfaces; null if the assignment has none
   */
  String apiName(Class<?> type);
}
