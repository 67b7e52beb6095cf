package dev.belfry.adapter.web.rest;

import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Sender;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their caller: the token's {@code sub}, as a recipient or as a sender. */
class CallerResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return type == RecipientId.class || type == Sender.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var caller =
        Objects.requireNonNull(
            SecurityContextHolder.getContext().getAuthentication(), "let in without a token");
    return parameter.getParameterType() == Sender.class
        ? Sender.ofJwt(caller.getName())
        : new RecipientId(caller.getName());
  }
}
