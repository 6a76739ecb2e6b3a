/// The offline checker: the invariants of the promise, each a class of its own, over a history.
package chat.parlor.battery.check;
