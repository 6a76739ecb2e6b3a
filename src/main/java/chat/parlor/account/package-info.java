/// Who people are: users, passwords, access tokens and the sessions they sign in to.
package chat.parlor.account;
