package chat.parlor.search;

import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/// Lets through what somebody may find: by room, and by number within it.
final class AllowedFilter extends Query {
  /// Deciding costs about as much as this many steps from one document to the next.
  private static final float COST = 10;

  private final Allowed allowed;

  AllowedFilter(Allowed allowed) {
    this.allowed = allowed;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws java.io.IOException {
        var rooms = DocValues.getSorted(leaf.reader(), Documents.ROOM);
        var numbers = DocValues.getNumeric(leaf.reader(), Documents.SEQ);
        return new DefaultScorerSupplier(
            new ConstantScoreScorer(score(), mode, new Decision(allowed, rooms, numbers)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  private static final class Decision extends TwoPhaseIterator {
    private final Allowed allowed;
    private final SortedDocValues rooms;
    private final NumericDocValues numbers;
    private final Object[] known;

    Decision(Allowed allowed, SortedDocValues rooms, NumericDocValues numbers) {
      super(rooms);
      this.allowed = allowed;
      this.rooms = rooms;
      this.numbers = numbers;
      this.known = new Object[rooms.getValueCount()];
    }

    @Override
    public boolean matches() throws java.io.IOException {
      if (!numbers.advanceExact(rooms.docID())) {
        return false;
      }
      for (var stretch : stretches(rooms.ordValue())) {
        if (((Allowed.Stretch) stretch).includes(numbers.longValue())) {
          return true;
        }
      }
      return false;
    }

    private Object[] stretches(int room) throws java.io.IOException {
      if (known[room] == null) {
        var name = rooms.lookupOrd(room).utf8ToString();
        known[room] = allowed.rooms().getOrDefault(name, List.of()).toArray();
      }
      return (Object[]) known[room];
    }

    @Override
    public float matchCost() {
      return COST;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "what one may find";
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && allowed.equals(((AllowedFilter) other).allowed);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + allowed.hashCode();
  }
}
