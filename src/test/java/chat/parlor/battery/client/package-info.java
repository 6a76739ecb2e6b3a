/// The people of the workload: clients that do all a good client does, and write down what they
/// see.
package chat.parlor.battery.client;
