package chat.parlor.web;

import chat.parlor.message.Takeout;
import chat.parlor.people.Pictures;
import chat.parlor.room.Appearance;

/// What the routes about one's own person stand on, beside the account.
public record Personal(Takeout takeout, Pictures pictures, Appearance appearance) {}
