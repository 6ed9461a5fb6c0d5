package ARI::Object;

# What Asterisk sends: fields by name, and for things with an identity methods that act on what they are now.

use strict;
use warnings;

sub new {
    my ($class, $fields, $client) = @_;
    return bless {fields => $fields, client => $client}, $class;
}

# A field by its name on the wire; what this version does not know is there as well.
sub get {
    my ($self, $name) = @_;
    return $self->{fields}{$name};
}

sub fields { return $_[0]{fields} }

package ARI::Entity;

our @ISA = ('ARI::Object');

# Calls $handler->($object, $event) for each event of this object; gives the function that removes it.
sub on_event {
    my ($self, $name, $handler) = @_;
    return $self->{client}{listeners}->add($self->key, $name, $handler);
}

sub remove_event_handler {
    my ($self, $name, $handler) = @_;
    $self->{client}{listeners}->remove($self->key, $name, $handler);
    return;
}

# A promise of the event that ends it, however short it was.
sub finished_p {
    my $self = shift;
    return $self->{client}->end_of_p($self->key);
}

sub key {
    my $self = shift;
    return join ' ', $self->kind, join '/', map { $self->get($_) // '' } @{$self->identity};
}

sub equals {
    my ($self, $other) = @_;
    return $self->key eq $other->key;
}

1;
