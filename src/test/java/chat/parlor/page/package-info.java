/// Tests of the page in a browser, against a server in its own process.
package chat.parlor.page;
