package chat.parlor.wire;

/// Where clients send what they are looking for.
public final class SearchAddress {
  public static final String FIND = "search.find";

  private SearchAddress() {}
}
