package org.syncline.console;

/**
 * The sandbox's card: the last edit made here.
 *
 * @param latest null where none was made yet
 * @param nobody that no linked person was found to edit
 * @param paused that nothing travels now
 */
record TravelCard(TravelView latest, boolean nobody, boolean paused) {}
