/// The HTTP door: the page, the account routes, health and metrics, the headers that guard them,
/// and the place where the sockets are mounted.
package chat.parlor.web;
