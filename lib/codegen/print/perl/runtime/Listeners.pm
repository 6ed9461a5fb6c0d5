package ARI::Listeners;

# Handlers by what they listen to and by the name of the event; * hears all of them.

use strict;
use warnings;

sub new { return bless {handlers => {}}, shift }

# Adds a handler, and gives the function that removes it.
sub add {
    my ($self, $key, $name, $handler) = @_;
    push @{$self->{handlers}{$key}{$name}}, $handler;
    my $there = 1;
    return sub {
        $self->remove($key, $name, $handler) if $there;
        $there = 0;
        return;
    };
}

# Removes a handler, once.
sub remove {
    my ($self, $key, $name, $handler) = @_;
    my $handlers = ($self->{handlers}{$key} // {})->{$name} // return;
    for my $index (0 .. $#{$handlers}) {
        next if $handlers->[$index] != $handler;
        splice @{$handlers}, $index, 1;
        last;
    }
    delete $self->{handlers}{$key}{$name} if !@{$handlers};
    delete $self->{handlers}{$key}        if !%{$self->{handlers}{$key}};
    return;
}

# Removes all handlers of an object that has ended.
sub forget {
    my ($self, $key) = @_;
    delete $self->{handlers}{$key};
    return;
}

sub hearing {
    my ($self, $key, $name) = @_;
    my $by_name = $self->{handlers}{$key} // return ();
    return (@{$by_name->{$name} // []}, @{$by_name->{'*'} // []});
}

1;
