package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry.Healed;
import chat.parlor.battery.history.Entry.Injected;
import java.util.ArrayList;
import java.util.List;

/// When something was broken, and when all was whole.
final class Weather {
  private final List<Spell> spells = new ArrayList<>();

  /// A time in which something was broken.
  record Spell(String fault, int node, long fromUs, long toUs) {
    boolean holds(long fromUs, long toUs) {
      return this.fromUs <= toUs && fromUs < this.toUs;
    }

    boolean isHealed() {
      return toUs < Long.MAX_VALUE;
    }
  }

  void add(Injected fault) {
    spells.add(new Spell(fault.fault(), fault.node(), fault.atUs(), Long.MAX_VALUE));
  }

  void add(Healed fault) {
    for (var i = 0; i < spells.size(); i++) {
      var spell = spells.get(i);
      if (!spell.isHealed() && spell.fault.equals(fault.fault()) && spell.node == fault.node()) {
        spells.set(i, new Spell(spell.fault, spell.node, spell.fromUs, fault.atUs()));
      }
    }
  }

  List<Spell> spells() {
    return spells;
  }

  boolean isCalm(long fromUs, long toUs) {
    return spells.stream().noneMatch(spell -> spell.holds(fromUs, toUs));
  }

  /// The end of an allowance that begins at a time. While something is broken it does not run.
  long deadlineUs(long fromUs, long allowedUs) {
    var start = fromUs;
    for (var moved = true; moved; ) {
      moved = false;
      for (var spell : spells) {
        if (spell.holds(start, start + allowedUs)) {
          if (!spell.isHealed()) {
            return Long.MAX_VALUE;
          }
          start = spell.toUs;
          moved = true;
        }
      }
    }
    return start + allowedUs;
  }
}
