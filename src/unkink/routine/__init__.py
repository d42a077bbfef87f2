"""From a verdict, a situation and a history to a routine in which every choice is explained."""
